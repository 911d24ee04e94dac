"""FHIR R4 Questionnaires in and out, and what an answer enables."""
