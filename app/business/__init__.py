"""Business that waits to come before a body, offered to whoever builds its next agenda."""
