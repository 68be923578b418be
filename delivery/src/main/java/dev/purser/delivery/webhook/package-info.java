/**
 * Records to any HTTP endpoint, signed as the Standard Webhooks specification 1.0.0 has it, so that its libraries check
 * them. Does not retry, and keeps nothing. Start at {@link dev.purser.delivery.webhook.WebhookDestinationFactory}.
 */
package dev.purser.delivery.webhook;
