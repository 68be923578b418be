package dev.purser.identity;

import dev.purser.event.ErrorCode;

/** What can be wrong with who is calling, what they may, and how identities are managed. */
public enum IdentityError implements ErrorCode {
    UNAUTHORIZED(401, "authentication required", "Log in, or check name and password."),
    CREDENTIALS_MALFORMED(
            401, "the credentials cannot be read", "Send Basic or Bearer credentials as RFC 7617 or 6750 say."),
    TOKEN_INVALID(401, "the token does not hold", "Ask for a new token: this one is expired, revoked or not ours."),
    SIGNATURE_MALFORMED(
            401,
            "the signature cannot be read",
            "Sign as AWS Signature Version 4 says; the detail tells what is wrong."),
    SIGNATURE_WRONG(
            401,
            "the request was not signed with that access key's secret",
            "Check the secret and the signing method."),
    SIGNATURE_EXPIRED(
            401,
            "the request was not signed now",
            "Set the clock, and send a request within 15 minutes of signing it."),
    ACCESS_KEY_INVALID(
            401, "no such access key", "Check the key's id: it is unknown here, disabled, or its holder is."),
    TOO_MANY_ATTEMPTS(429, "too many failed logins", "Wait for as long as Retry-After says."),
    BUSY(503, "too many logins at once", "Try again in a moment."),
    DENIED(403, "requested access to the resource is denied", "Ask whoever administers the registry for the role."),
    NETWORK_DENIED(403, "requests from this address are not admitted", "The registry's network rules forbid it."),
    SCOPE_INVALID(400, "the scope cannot be read", "Write scopes as type:name:action,action."),
    SERVICE_UNKNOWN(400, "the token is asked for another service", "Ask for the service that the challenge named."),
    NAME_INVALID_FOR_PRINCIPAL(
            400,
            "the name cannot be given to a user or robot",
            "Use 1 to 64 of a-z, 0-9, '.', '_', '-', '@' and '$', beginning with a letter or digit."),
    PASSWORD_REFUSED(400, "the password is too short or too long", "Choose 12 to 256 characters."),
    PRINCIPAL_EXISTS(
            409, "a user or robot has that name already", "Choose another name, or change the one that is there."),
    USER_UNKNOWN(404, "no such user", "List the users to see who is there."),
    ROBOT_UNKNOWN(404, "no such robot", "List the robots to see which are there."),
    PRINCIPAL_UNKNOWN(404, "no such user or robot", "List users and robots to see who is there."),
    TOKEN_UNKNOWN(404, "no such token", "List the tokens to see which are there."),
    ACCESS_KEY_UNKNOWN(404, "no such access key", "List the access keys to see which are there."),
    ACCESS_KEY_LIMIT(409, "the principal has as many access keys as it may have", "Delete one that is no longer used."),
    ASSIGNMENT_UNKNOWN(404, "that role is not assigned so", "List the roles to see how they are assigned."),
    ROLE_NOT_FOR_NAMESPACE(400, "that role holds for the whole registry only", "Assign it without a namespace."),
    ROLE_NOT_FOR_ANONYMOUS(400, "that role cannot be given to anonymous callers", "Give them puller or reader."),
    LAST_ADMINISTRATOR(
            409,
            "the last administrator who can log in cannot be removed, disabled or demoted",
            "Make another administrator first."),
    EXPIRY_PASSED(400, "the expiry lies in the past", "Give a time to come, or none."),
    NETWORK_RULE_INVALID(
            400, "the address rule cannot be read", "Write addresses as CIDR blocks: 192.0.2.0/24, 2001:db8::/32."),
    KEY_FILE_UNUSABLE(
            500,
            "the key file of the identities cannot be read, or is not the one that the secrets were stored under",
            "Restore the key file that belongs to this database; access keys and signing keys cannot be read without it.");

    private final int status;
    private final String message;
    private final String advice;

    IdentityError(int status, String message, String advice) {
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
