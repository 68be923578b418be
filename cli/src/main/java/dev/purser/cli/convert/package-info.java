/**
 * {@code purser convert}: records of one dialect into another, over files and folders, without any server.
 *
 * <p>Promises: what cannot be converted is listed with file, line and reason, never dropped in silence; memory is bounded
 * whatever the size of the files; records keep their order. Start at {@link dev.purser.cli.convert.ConvertCommand}.
 */
package dev.purser.cli.convert;
