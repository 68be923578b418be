package dev.purser.ibm.activitytracker;

import dev.purser.event.Action;
import dev.purser.event.Severity;

/**
 * One action as Activity Tracker has it.
 *
 * @param action the action of the event
 * @param service the service that the event is of: {@code container-registry}, or {@code atracker} for routing's own
 * @param objectType what it is done to, words joined by hyphens
 * @param verb what is done
 * @param listed where IBM names it
 * @param dataEvent true if it touches customer data
 * @param success the severity of a success; IBM has not published it for this service
 * @param name {@code service.objectType.verb}
 * @param typeUri {@code service/objectType}, the type's hyphens as slashes
 * @param read true if records of that name are read as this action
 */
record Row(
        Action action,
        String service,
        String objectType,
        String verb,
        Listed listed,
        boolean dataEvent,
        Severity success,
        String name,
        String typeUri,
        boolean read) {
    /** Where IBM names an action, which decides whether it is written. */
    enum Listed {
        BOTH_EDITIONS,
        EDITION_2020,
        EDITION_2026,
        /** In the map of API methods only: {@code namespace.update}. */
        NAMESPACE_UPDATE,
        /** In the map of API methods only: {@code retention.get}. */
        RETENTION_GET,
        /** Event routing's own events. */
        ROUTING,
        /** Nowhere: Purser's own. */
        EXTENSION,
        /** Nowhere: a look at an image, which may be written as a pull. */
        HEAD
    }

    static Row of(
            Action action,
            String service,
            String objectType,
            String verb,
            Listed listed,
            boolean dataEvent,
            Severity success,
            boolean read) {
        return new Row(
                action,
                service,
                objectType,
                verb,
                listed,
                dataEvent,
                success,
                service + "." + objectType + "." + verb,
                service + "/" + objectType.replace('-', '/'),
                read);
    }

    boolean signature() {
        return objectType.equals("signature");
    }

    /** True if the target of such an event is an image. */
    boolean image() {
        return objectType.equals("image")
                || objectType.equals("manifest")
                || objectType.equals("signature")
                || objectType.startsWith("image-");
    }

    /** True if what is acted on is a namespace where one is named at all. */
    boolean ofNamespace() {
        return objectType.equals("namespace")
                || objectType.equals("quota")
                || objectType.equals("retention")
                || objectType.equals("trash");
    }
}
