package dev.purser.cli;

import picocli.CommandLine;

/** Makes commands, and gives what they work with to those that ask for it. */
final class CommandFactory implements CommandLine.IFactory {
    private final CommandLine.IFactory plain = CommandLine.defaultFactory();
    private final Surroundings surroundings;

    CommandFactory(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        K made = plain.create(type);
        if (made instanceof BaseCommand command) {
            command.surroundings = surroundings;
        }
        return made;
    }
}
