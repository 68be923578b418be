/**
 * What the addresses in SNS-shaped notifications lead to: the certificate of their signatures, and the confirmation of a
 * subscription. Decides nothing; {@link dev.purser.delivery.sns.SnsPages} does.
 */
package dev.purser.http.sns;
