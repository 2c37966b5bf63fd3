// VigieReadiness
