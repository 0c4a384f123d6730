package io.tierguard.samples.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application of Spring Boot, as every one begins: the check is named in META-INF/spring.factories. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringShop {

    /**
     * Starts the shop.
     *
     * @param arguments properties, as Spring Boot takes them
     */
    public static void main(String[] arguments) {
        SpringApplication.run(SpringShop.class, arguments);
    }
}
