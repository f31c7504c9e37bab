"""What a folder, an environment, a release or a bill of materials is made of, and what each part declares."""
