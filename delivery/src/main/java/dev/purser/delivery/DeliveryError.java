package dev.purser.delivery;

import dev.purser.event.ErrorCode;

/** What can go wrong with routes and destinations. */
public enum DeliveryError implements ErrorCode {
    DESTINATION_UNKNOWN(404, "there is no such destination", "Check the name against the list of destinations."),
    DESTINATION_EXISTS(409, "there is a destination of that name", "Choose another name, or update that one."),
    DESTINATION_INVALID(
            400, "the destination cannot be set up like that", "See the detail: which value, and what is expected."),
    DESTINATION_TYPE_UNKNOWN(400, "there is no such type of destination", "Choose one of those listed."),
    DESTINATION_IN_USE(409, "routes lead to the destination", "Take it out of those routes first, or delete them."),
    DESTINATION_TEST_FAILED(
            422,
            "the destination could not be written to",
            "See the detail; mend it, or skip the test if it is known to be away."),
    ROUTE_UNKNOWN(404, "there is no such route", "Check the name against the list of routes."),
    ROUTE_EXISTS(409, "there is a route of that name", "Choose another name, or update that one."),
    ROUTE_INVALID(400, "the route cannot be set up like that", "See the detail: which value, and what is expected."),
    PREDICATE_INVALID(
            400, "the predicate cannot be read", "See the detail: at which character, and what is expected there."),
    REPLAY_OUTSIDE(
            400,
            "the record does not hold what is to be sent again",
            "Choose a number or time between the first event that is still kept and the newest.");

    private final int status;
    private final String message;
    private final String advice;

    DeliveryError(int status, String message, String advice) {
        this.status = status;
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
        return status;
    }
}
