/**
 * All services of the room, put together. Start at {@link dev.purser.registry.service.Registry}.
 */
package dev.purser.registry.service;
