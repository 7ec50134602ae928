"""Keys in their own store, sealing and opening, and the chain that shows tampering."""
