"""With what are pages built? Components, one stylesheet, two page frames."""
