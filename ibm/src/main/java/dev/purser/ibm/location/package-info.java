/** IBM's locations: where the events of a registry are filed, and which rules of a route see them. */
package dev.purser.ibm.location;
