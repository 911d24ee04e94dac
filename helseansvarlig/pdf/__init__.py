"""From the document model to PDF bytes."""
