/**
 * Where the data sources of drivers lead: their bean properties, read and put together as each driver does it. Drivers are
 * found by the names of their classes, and none is needed to compile.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.jdbc.bean;
