package dev.purser.cli;

import picocli.CommandLine.ParameterException;

/** A command that only holds others. */
public abstract class GroupCommand extends BaseCommand {
    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Name one of the commands below.");
    }
}
