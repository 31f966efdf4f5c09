"""ModernGov: its XML web service, its saved replies and its saved pages."""
