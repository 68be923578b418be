/**
 * IBM's locations: where the events of a registry are filed, by both editions of its pages, and which rules of a route see
 * them. Tables and comparisons only; nothing is stored or sent here. Start at
 * {@link dev.purser.ibm.location.IbmLocations}.
 */
package dev.purser.ibm.location;
