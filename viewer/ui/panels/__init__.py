"""What lies beside the transcript."""
