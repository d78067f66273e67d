"""What a message names: places, organisations, channels, dates, kinds of data, relatives."""
