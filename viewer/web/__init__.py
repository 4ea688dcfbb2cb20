"""The network, and all that is known of it: asking an address, carefully, and keeping what it sends."""
