"""The encrypted database: connection, unit of work, repositories, log, backup."""
