/**
 * From transitions to messages: what an alert says, which channels it goes to, and how it gets
 * there although receivers hang, fail or go away. Addresses and storage come in through ports.
 */
@NullMarked
package dev.glasswatch.alert;

import org.jspecify.annotations.NullMarked;
