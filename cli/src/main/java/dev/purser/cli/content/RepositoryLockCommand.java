package dev.purser.cli.content;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lock an image against being changed or deleted, or release it. */
@Command(
        name = "lock",
        description = "Lock an image against being changed or deleted, or release it.",
        footer = {
            "  purser repository lock team/app v1.0 --write --delete",
            "  purser repository lock team/app v1.0 --none"
        })
public final class RepositoryLockCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The repository, its namespace first: team/app.")
    String name;

    @Parameters(index = "1", paramLabel = "REFERENCE", description = "A tag or a digest.")
    String reference;

    @ArgGroup(exclusive = true, multiplicity = "1")
    Wanted wanted;

    /** The locks that are to be on; all others are taken off. */
    static final class Wanted {
        @ArgGroup(exclusive = false)
        Locks locks = new Locks();

        @Option(names = "--none", description = "Take off every lock.")
        boolean none;
    }

    /** One lock or both. */
    static final class Locks {
        @Option(names = "--write", description = "It cannot be moved or replaced.")
        boolean write;

        @Option(names = "--delete", description = "It cannot be deleted.")
        boolean delete;
    }

    @Override
    public Integer call() {
        boolean write = !wanted.none && wanted.locks.write;
        boolean delete = !wanted.none && wanted.locks.delete;
        return done(
                api().put(
                                "/purser/v1/repositories/" + Api.path(name) + "/locks/" + Api.segment(reference),
                                Api.body().put("writeLocked", write).put("deleteLocked", delete)),
                name + " " + reference + ": write " + (write ? "locked" : "free") + ", delete "
                        + (delete ? "locked" : "free") + ".");
    }
}
