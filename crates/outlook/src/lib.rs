//! What a population means: groups, labour, headline figures.
