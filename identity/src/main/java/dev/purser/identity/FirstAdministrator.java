package dev.purser.identity;

import dev.purser.event.Action;
import dev.purser.event.Origin;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the administrator of a fresh registry. */
final class FirstAdministrator implements Administrators {
    private final Directory directory;
    private final Passwords passwords;
    private final Origin origin;

    FirstAdministrator(Directory directory, Passwords passwords, Origin origin) {
        this.directory = directory;
        this.passwords = passwords;
        this.origin = origin;
    }

    @Override
    public boolean ensureFirst(Path passwordFile) {
        boolean there = directory
                .metadata()
                .one("SELECT principal FROM assignments WHERE role = 'administrator'", row -> row.text("principal"))
                .isPresent();
        if (there) {
            return false;
        }
        Secret password = RandomSecret.password();
        try {
            DurableFiles.writeOwnerOnly(passwordFile, (password.reveal() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException unwritable) {
            throw new PurserException(
                    IdentityError.KEY_FILE_UNUSABLE, Map.of("file", passwordFile.toString()), unwritable);
        }
        String hash = passwords.hash(password);
        Target user = Target.builder(TargetType.USER).name(FIRST).build();
        Recording recording = Recording.job(directory.clock(), Action.USER_CREATE, "first-start")
                .origin(origin)
                .target(user)
                .also(
                        Action.ROLE_ASSIGN,
                        List.of(Target.builder(TargetType.ROLE_ASSIGNMENT)
                                .name(FIRST)
                                .build()));
        directory.metadata().change(recording, tx -> {
            directory.insert(tx, MintedId.mint(), FIRST, PrincipalKind.USER, Optional.empty(), hash, Optional.empty());
            directory.grant(tx, FIRST, new RoleGrant(Role.ADMINISTRATOR, Optional.empty()));
            return null;
        });
        directory.changed();
        return true;
    }
}
