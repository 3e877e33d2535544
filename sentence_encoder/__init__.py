"""The sentence encoder: texts to embeddings, for the bot's pipeline and the website's second look. It knows neither."""
