// VigieBackups
