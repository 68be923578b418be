package dev.purser.identity;

import dev.purser.event.Action;
import dev.purser.event.Origin;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes the administrator that a fresh registry begins with. */
final class FirstAdministrator implements Administrators {
    /** Letters and digits that are not mistaken for one another. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 24;

    private final Metadata metadata;
    private final SqlUsers users;
    private final Origin origin;
    private final Clock clock;

    FirstAdministrator(Metadata metadata, SqlUsers users, Origin origin, Clock clock) {
        this.metadata = metadata;
        this.users = users;
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public boolean ensureFirst(Path passwordFile) {
        boolean there = metadata.one(
                        "SELECT principal FROM role_assignment WHERE role = ?",
                        row -> row.text("principal"),
                        Role.ADMINISTRATOR.text())
                .isPresent();
        if (there) {
            return false;
        }
        Secret password = password();
        try {
            DurableFiles.createFolders(passwordFile.toAbsolutePath().getParent());
            DurableFiles.writeOwnerOnly(passwordFile, (password.reveal() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the administrator's password cannot be written", e);
        }
        make(password, FIRST);
        return true;
    }

    private void make(Secret password, String name) {
        List<RoleGrant> grants = List.of(new RoleGrant(Role.ADMINISTRATOR, Optional.empty()));
        Target assigned = Target.builder(TargetType.ROLE_ASSIGNMENT)
                .name(name + ": " + Role.ADMINISTRATOR.text())
                .build();
        Recording recording = Recording.job(clock, Action.USER_CREATE, "first-start")
                .origin(origin)
                .also(Action.ROLE_ASSIGN, List.of(assigned));
        try {
            users.create(recording, name, Optional.of("First administrator"), password, grants);
        } catch (PurserException e) {
            if (e.error() != IdentityError.PRINCIPAL_EXISTS) {
                throw e;
            }
            throw new IllegalStateException(
                    "nobody is administrator, and the name " + name + " is taken by somebody who is none", e);
        }
    }

    private static Secret password() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return Secret.of(text.toString());
    }
}
