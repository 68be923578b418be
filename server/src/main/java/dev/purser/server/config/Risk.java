package dev.purser.server.config;

/**
 * A choice that is allowed and dangerous.
 *
 * @param setting the setting that makes it
 * @param risk what is the matter
 * @param consequence what can come of it
 * @param recommendation what to do instead
 */
public record Risk(String setting, String risk, String consequence, String recommendation) {
    /** One line for people. */
    @Override
    public String toString() {
        return setting + ": " + risk + "; " + consequence + "; " + recommendation;
    }
}
