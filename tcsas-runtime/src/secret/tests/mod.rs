mod masking;
mod names;
