"""What goes with a release: a wheel that anybody can build again byte for byte, a list of its materials, and tests on other versions."""
