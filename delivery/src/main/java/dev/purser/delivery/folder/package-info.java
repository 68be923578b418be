/**
 * Records as files below one folder of this machine, or of a file system mounted on it.
 *
 * <p>Promises: a batch that was delivered survives a power cut; no file is written outside the folder that destinations
 * must lie in. Start at {@link dev.purser.delivery.folder.FolderDestinations}.
 */
package dev.purser.delivery.folder;
