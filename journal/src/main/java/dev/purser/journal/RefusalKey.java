package dev.purser.journal;

import dev.purser.event.Action;

/**
 * What makes refusals alike, so that a burst of them is told by few events.
 *
 * @param credential the credential as resolved: the id of a known one, else a name that stands for all unknown ones
 * @param addressPrefix the network that the client is in, as coarse as the throttling of guesses counts
 * @param action what was asked for
 * @param reason the error's code
 */
public record RefusalKey(String credential, String addressPrefix, Action action, String reason) {
    private static final String ANY = "*";

    /** The key that stands in for further ones when too many are remembered: all that ask for one action. */
    RefusalKey overflow() {
        return new RefusalKey(ANY, ANY, action, ANY);
    }

    boolean isOverflow() {
        return credential.equals(ANY) && addressPrefix.equals(ANY) && reason.equals(ANY);
    }
}
