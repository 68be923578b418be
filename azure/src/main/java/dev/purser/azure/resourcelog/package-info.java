/**
 * The records of a registry's resource logs, {@code ContainerRegistryRepositoryEvents} and
 * {@code ContainerRegistryLoginEvents}: how an event is written as them and read back from them.
 */
package dev.purser.azure.resourcelog;
