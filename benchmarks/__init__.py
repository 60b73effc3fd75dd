"""Measurements. Figures are ratios against a floor of the same run: these machines are shared and noisy."""
