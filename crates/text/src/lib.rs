//! Every word shown, in each language; number formats.
