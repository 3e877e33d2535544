"""Measuring what the assistant knows: calibration, evaluation, their pictures and the system card."""
