"""Exports: one module per format. Drawing libraries are imported only here."""
