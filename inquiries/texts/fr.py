from inquiries.texts.words import Words

_LINK = "\n\nVous pouvez suivre le colis ici : {tracking_link}"
_NUMBER = "\nLe transporteur est {carrier}.\nLe numéro de suivi est {tracking_number}."

WORDS = Words(
    name="Français",
    space=" ",
    subject="Votre commande {order_id}",
    hello="Bonjour {customer},",
    hello_nobody="Bonjour,",
    bye="Cordialement\n{shop}",
    states={
        "shipped": "expédié",
        "in_transit": "en route",
        "out_for_delivery": "en cours de livraison",
        "attempted": "livraison tentée",
        "pickup": "à retirer au point de retrait",
        "held": "retenu par le transporteur",
        "delayed": "retardé",
        "damaged": "endommagé",
        "lost_by_carrier": "perdu",
        "returning": "en retour vers nous",
        "returned": "revenu chez nous",
        "delivered": "livré",
    },
    drafts={
        "not_shipped": "Votre commande {order_id} est en préparation et n’a pas encore été expédiée.\n"
        "Elle devrait arriver au plus tard le {estimate}.\n"
        "Il n’y a pas de numéro de suivi avant l’expédition ; nous vous l’enverrons alors.",
        "overdue": "Votre commande {order_id} aurait dû arriver au plus tard le {estimate} et n’a pas encore "
        "été expédiée.\n"
        "|Votre commande {order_id} est en retard : elle n’a pas encore été expédiée.\n"
        "Nous en sommes désolés et cherchons à savoir pourquoi.\n\n"
        "Si vous préférez ne pas attendre, écrivez-nous : nous vous remboursons ou envoyons un "
        "remplacement.",
        "cancelled": "Votre commande {order_id} a été annulée avant son expédition.\n"
        "Aucun colis n’est en route. Si vous souhaitez toujours les articles, merci de commander à "
        "nouveau.",
        "unfulfillable": "Nous sommes désolés : votre commande {order_id} ne peut pas être expédiée.\n"
        "Elle contenait : {items}.\n\n"
        "Souhaitez-vous être remboursé, ou devons-nous envoyer les articles d’un autre entrepôt dès "
        "que nous les aurons ?",
        "partly_unfulfillable": "Nous sommes désolés : une partie de votre commande {order_id} ne peut pas être expédiée.\n"
        "Le reste n’est pas concerné.\n\n"
        "Souhaitez-vous être remboursé pour la partie manquante, ou devons-nous l’envoyer plus tard ?",
        "on_the_way": "Votre commande {order_id} est en route." + _NUMBER + "\n"
        "Elle devrait arriver au plus tard le {estimate}." + _LINK,
        "no_tracking_yet": "Votre commande {order_id} a quitté notre entrepôt.\n"
        "Le suivi montre en général la première étape en l’espace d’un jour." + _NUMBER + "\n"
        "Elle devrait arriver au plus tard le {estimate}.\n\n"
        "Merci de regarder à nouveau demain : {tracking_link}",
        "no_scans": "Votre commande {order_id} a quitté notre entrepôt, et le transporteur n’indique encore "
        "aucune étape.\n"
        "Elle est partie le {shipped_on}." + _NUMBER + "\n\n"
        "Certains transporteurs n’indiquent rien avant la livraison. Nous gardons un œil dessus et "
        "vous écrirons de nouveau.\n"
        "Elle devrait arriver au plus tard le {estimate}.",
        "delayed": "Le transporteur indique que votre commande {order_id} est retardée, et nous en sommes "
        "désolés.\n"
        "Elle devrait maintenant arriver au plus tard le {estimate}." + _NUMBER + _LINK,
        "attempted": "Le transporteur a voulu livrer votre commande {order_id} et n’a trouvé personne.\n"
        "En général, il essaie encore. Merci d’être présent ou de convenir de la livraison avec lui."
        + _NUMBER
        + _LINK,
        "held": "Le transporteur retient votre commande {order_id} et a besoin de vous.\n"
        "Merci de le contacter avec le numéro de suivi." + _NUMBER + _LINK,
        "pickup": "Votre commande {order_id} vous attend au point de retrait du transporteur.\n"
        "Merci de la retirer bientôt : ce qui n’est pas retiré nous revient." + _NUMBER + _LINK,
        "late": "Votre commande {order_id} arrive plus tard que prévu, et nous en sommes désolés.\n"
        "Elle devait arriver au plus tard le {estimate}." + _NUMBER + "\n\n"
        "La plupart des colis en retard finissent par arriver.\n"
        "Si elle n’est pas là le {waits_until}, écrivez-nous : nous vous remboursons ou envoyons un "
        "remplacement." + _LINK,
        "lost": "Votre commande {order_id} semble perdue, et nous en sommes désolés.\n"
        "Elle devait arriver au plus tard le {estimate}." + _NUMBER + "\n\n"
        "Dites-nous ce que vous préférez : un remboursement ou un remplacement.",
        "delivered": "Le transporteur indique que votre commande {order_id} a été livrée.\n"
        "C’était le {delivered_on}.\n"
        "Il indique comme endroit : {delivered_to}.\n"
        "Le colis a été signé par {signed_by}." + _NUMBER + "\n\n"
        "Si vous ne le trouvez pas, merci de regarder près de l’entrée, de demander aux voisins et à "
        "votre entourage, puis de nous écrire.",
        "damaged": "Nous sommes désolés que votre commande {order_id} ait été endommagée.\n\n"
        "Merci de nous envoyer des photos de l’article entier avec le dommage, du carton et de "
        "toutes les étiquettes d’expédition. Gardez tout jusqu’à notre réponse.\n\n"
        "Nous vous rembourserons ensuite ou enverrons un remplacement.",
        "coming_back": "Votre commande {order_id} n’a pas pu être livrée et revient vers nous.\n"
        "Nous en sommes désolés." + _NUMBER + "\n\n"
        "Merci de nous donner la bonne adresse si vous voulez qu’elle soit renvoyée, ou de nous dire "
        "que vous préférez être remboursé.",
        "return_asked": "Nous avons demandé le retour de votre commande {order_id}.\n"
        "Vous recevrez le document avec l’adresse dès qu’il sera là.\n\n"
        "Merci de ne rien envoyer avant : un colis sans ce document n’est pas accepté.",
        "return_how": "Vous pouvez renvoyer votre commande {order_id}.\n"
        "Votre numéro de retour (RMA) est {rma}.\n\n"
        "Imprimez le document RMA, mettez le bordereau dans le colis et collez l’étiquette à "
        "l’extérieur. Un colis sans bordereau n’est pas accepté.",
        "return_done": "Le retour de votre commande {order_id} est arrivé et a été traité.\n"
        "Il portait le numéro {rma}.\n\n"
        "Merci de l’avoir renvoyé.",
        "refund_made": "Nous vous avons remboursé votre commande {order_id}.\n"
        "Le montant est de {refund_amount}.\n"
        "C’était le {refund_date}.\n"
        "Notre référence est {refund_reference}.\n\n"
        "Il peut se passer quelques jours avant que le montant apparaisse sur votre compte.",
        "replacement_sent": "Nous vous envoyons un remplacement pour votre commande {order_id}.\n"
        "Son numéro est {replacement_order}.\n\n"
        "Vous recevrez le numéro de suivi dès qu’il sera parti.",
    },
)
