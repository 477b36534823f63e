//! The municipality data set: format, reader, provenance.
