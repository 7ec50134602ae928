"""Reading that stands out is noticed, told to those who oversee, and judged by one of them."""
