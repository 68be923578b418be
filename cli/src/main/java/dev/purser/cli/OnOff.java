package dev.purser.cli;

/** The two states of a setting, as they are typed. */
public enum OnOff {
    ON,
    OFF
}
