/**
 * What commands over files share: the list of what they could not take, and telling how far they are.
 *
 * <p>Promises: what is set aside is listed with its file, line and reason. Start at {@link dev.purser.cli.files.SetAside}.
 */
package dev.purser.cli.files;
