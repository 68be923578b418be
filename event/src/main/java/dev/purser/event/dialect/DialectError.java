package dev.purser.event.dialect;

import dev.purser.event.ErrorCode;

/** What can go wrong when a dialect or a destination is chosen. */
public enum DialectError implements ErrorCode {
    DIALECT_UNKNOWN("there is no such dialect", "Choose one of those listed."),
    OPTION_UNKNOWN("there is no such option", "Choose from those listed, or leave it out."),
    OPTION_INVALID("the option cannot have that value", "Choose from what is listed, or see the option's meaning."),
    OPTION_MISSING("an option that must be given is missing", "Give it a value.");

    private final String message;
    private final String advice;

    DialectError(String message, String advice) {
        this.message = message;
        this.advice = advice;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public int status() {
        return 400;
    }
}
