"""The store and its queries. Takes articles, readings, judgements and folded records; refuses to change any of them."""
