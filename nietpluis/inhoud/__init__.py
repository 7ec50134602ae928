"""The content: protocols, frameworks, terms, scenarios. Written by experts, reviewed as text, read by kern."""
