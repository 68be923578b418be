package dev.purser.ibm.activitytracker;

import java.util.Optional;

/**
 * A cloud resource name: ten parts joined by colons, of which the last may hold colons itself. Read only where it is of
 * the public cloud and of an account's scope, as IBM's own parsing rule for {@code logSourceCRN} has it.
 *
 * @param service the service's name
 * @param location empty for none
 * @param account the account behind {@code a/}
 * @param instance empty for none
 * @param type the resource's type; empty for none
 * @param resource empty for none
 */
record Crn(String service, String location, String account, String instance, String type, String resource) {
    private static final String START = "crn:v1:bluemix:public:";

    /** The CRN of a service in an account: what events are logged under. */
    static String of(String service, String location, String account) {
        return START + service + ":" + location + ":a/" + account + ":::";
    }

    /** The CRN of one thing of a service. */
    static String of(String service, String location, String account, String type, String resource) {
        return START + service + ":" + location + ":a/" + account + "::" + type + ":" + resource;
    }

    static Optional<Crn> parse(String text) {
        if (!text.startsWith(START)) {
            return Optional.empty();
        }
        String[] parts = new String[5];
        int from = START.length();
        for (int i = 0; i < parts.length; i++) {
            int colon = text.indexOf(':', from);
            if (colon < 0) {
                return Optional.empty();
            }
            parts[i] = text.substring(from, colon);
            from = colon + 1;
        }
        if (!parts[2].startsWith("a/")) {
            return Optional.empty();
        }
        return Optional.of(
                new Crn(parts[0], parts[1], parts[2].substring(2), parts[3], parts[4], text.substring(from)));
    }

    /** True if it names no more than the service in an account. */
    boolean whole() {
        return instance.isEmpty() && type.isEmpty() && resource.isEmpty();
    }
}
