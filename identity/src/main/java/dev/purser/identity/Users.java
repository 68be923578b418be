package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import java.util.List;
import java.util.Optional;

/** Local users. Thread-safe. Unknown names are {@link IdentityError#USER_UNKNOWN}. */
public interface Users {
    /**
     * @throws PurserException {@link IdentityError#PRINCIPAL_EXISTS}, {@link IdentityError#NAME_INVALID_FOR_PRINCIPAL},
     *     {@link IdentityError#PASSWORD_REFUSED}
     */
    User create(Recording recording, String name, Optional<String> displayName, Secret password);

    /**
     * Changes what is given, and leaves the rest. A disabled user's tokens and keys no longer hold, and hold again when it
     * is enabled.
     *
     * @throws PurserException {@link IdentityError#LAST_ADMINISTRATOR}
     */
    User update(Recording recording, String name, Optional<String> displayName, Optional<Boolean> enabled);

    /** Replaces the password. Every access and refresh token made before no longer holds. */
    void setPassword(Recording recording, String name, Secret password);

    /**
     * Removes the user with its roles, tokens and keys.
     *
     * @throws PurserException {@link IdentityError#LAST_ADMINISTRATOR}
     */
    void delete(Recording recording, String name);

    User get(String name);

    /** Users in the order of their names. */
    List<User> list(Optional<String> after, int max);
}
