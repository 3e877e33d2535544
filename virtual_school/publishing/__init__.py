"""From content to the release that answers: train, freeze, point to it."""
