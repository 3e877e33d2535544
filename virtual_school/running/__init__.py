"""One command runs everything: the website, the bot and the actions under one supervisor."""
