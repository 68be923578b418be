/**
 * An S3 server inside the test's own process: s3proxy, which checks signatures and keeps objects in memory.
 *
 * <p>A room that uses it names {@code org.gaul:s3proxy} among its own test dependencies. Start at {@link
 * dev.purser.testkit.s3.S3Server}.
 */
package dev.purser.testkit.s3;
